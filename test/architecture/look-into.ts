import ts from "typescript";
import type { SourceFile } from "./source-files.js";

export interface FunctionLength {
  readonly name: string;
  readonly lines: number;
}

export interface Seen {
  /** What is imported or re-exported, types too. */
  readonly imports: readonly string[];
  /** Uses of what only doors may use, such as `Math.random in line 3`. */
  readonly banned: readonly string[];
  readonly functions: readonly FunctionLength[];
  readonly hasDefaultExport: boolean;
}

const known = new WeakMap<SourceFile, Seen>();

/** What a source file imports and uses, read from its syntax tree: comments and texts do not count. */
export function lookInto(file: SourceFile): Seen {
  const seen = known.get(file) ?? read(file);
  known.set(file, seen);
  return seen;
}

function read({ path, text }: SourceFile): Seen {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: string[] = [];
  const banned: string[] = [];
  const functions: FunctionLength[] = [];
  let hasDefaultExport = false;
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    imports.push(...importedBy(node));
    const use = bannedUse(node);
    if (use !== undefined) banned.push(`${use} in line ${lineOf(node.getStart())}`);
    if (isFunction(node) && node.body !== undefined) {
      functions.push({ name: nameOf(node), lines: lineOf(node.end) - lineOf(node.getStart()) + 1 });
    }
    if (ts.isExportAssignment(node) || hasDefaultModifier(node)) hasDefaultExport = true;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { imports, banned, functions, hasDefaultExport };
}

function importedBy(node: ts.Node): readonly string[] {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
    return ts.isStringLiteral(node.moduleSpecifier) ? [node.moduleSpecifier.text] : [];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return [node.argument.literal.text];
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return [];
  const [argument] = node.arguments;
  return argument !== undefined && ts.isStringLiteral(argument) ? [argument.text] : ["(computed)"];
}

const MEMBERS: ReadonlySet<string> = new Set(["Math.random", "Date.now", "performance.now", "crypto.getRandomValues"]);
const GLOBALS: ReadonlySet<string> = new Set(["console", "process", "globalThis", "window", "document"]);

function bannedUse(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const member = `${node.expression.text}.${node.name.text}`;
    if (MEMBERS.has(member)) return member;
    return GLOBALS.has(node.expression.text) && !isDeclared(node.expression) ? member : undefined;
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date") {
    return node.arguments === undefined || node.arguments.length === 0 ? "new Date()" : undefined;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date") return "Date()";
  return undefined;
}

/** Whether the name is a parameter or a variable of the file rather than the global. */
function isDeclared(identifier: ts.Identifier): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    const declares = ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node);
    if (declares && ts.isIdentifier(node.name) && node.name.text === identifier.text) found = true;
    ts.forEachChild(node, visit);
  };
  visit(identifier.getSourceFile());
  return found;
}

type AnyFunction = ts.FunctionLikeDeclaration;

function isFunction(node: ts.Node): node is AnyFunction {
  return ts.isFunctionLike(node) && "body" in node;
}

function nameOf(node: AnyFunction): string {
  if (node.name !== undefined) return node.name.getText();
  return ts.isConstructorDeclaration(node) ? "constructor" : "(anonymous)";
}

function hasDefaultModifier(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)
  );
}
