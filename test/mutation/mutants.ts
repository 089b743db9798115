import ts from "typescript";
import { isEmptied, spoil } from "./operators.js";

/** The sources with one small mistake in them. */
export interface Mutant {
  /** From the top of the tree, with slashes. */
  readonly file: string;
  /** Characters of the file that change: from the first, to before the second. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly operator: string;
  readonly was: string;
  readonly becomes: string;
  /** A body is emptied; anything else is an expression in place of another. */
  readonly emptied: boolean;
}

/** Every mutant of a source file, by place. Types are not looked at, nor what a promise that cannot be broken is asked with,
 *  nor the insides of chains that stop at nothing (`a?.b.c()`), which cannot be taken apart. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isLeftAlone(node)) return;
    if (isEmptied(node)) found.push(mutant(source, node, { operator: "body", becomes: "{}" }, true));
    else if (isReplaceable(node)) {
      for (const spoiled of spoil(node, source)) found.push(mutant(source, node, spoiled, false));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function mutant(
  source: ts.SourceFile,
  node: ts.Node,
  { operator, becomes }: { readonly operator: string; readonly becomes: string },
  emptied: boolean,
): Mutant {
  const start = node.getStart(source);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  const place = { file: source.fileName, start, end: node.end, line: line + 1, column: character + 1 };
  return { ...place, operator, was: source.text.slice(start, node.end), becomes, emptied };
}

function isLeftAlone(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  return ts.isCallExpression(node) && node.expression.getText() === "invariant";
}

function isReplaceable(node: ts.Node): boolean {
  if (!ts.isExpression(node)) return false;
  const { parent } = node;
  const named = ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent);
  if (named && parent.name === node) return false;
  return !isWithinChain(node) && !isAssignedTo(node);
}

/** `[a, b] = [b, a]`: what stands left only looks like an array. */
function isAssignedTo({ parent, pos }: ts.Node): boolean {
  return (
    ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left.pos === pos
  );
}

/** Whether the node is what a chain goes on from: `a?.b` in `a?.b.c`. */
function isWithinChain(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isOptionalChain(parent) && parent.expression === node && (node.flags & ts.NodeFlags.OptionalChain) !== 0;
}
