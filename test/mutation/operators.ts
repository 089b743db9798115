import ts from "typescript";

/** One way to spoil one place. */
export interface Spoiled {
  /** What kind of mistake it is. */
  readonly operator: string;
  /** The text that stands there instead. */
  readonly becomes: string;
}

const BINARY = new Map<ts.SyntaxKind, readonly string[]>([
  [ts.SyntaxKind.LessThanToken, ["<=", ">="]],
  [ts.SyntaxKind.LessThanEqualsToken, ["<", ">"]],
  [ts.SyntaxKind.GreaterThanToken, [">=", "<="]],
  [ts.SyntaxKind.GreaterThanEqualsToken, [">", "<"]],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ["!=="]],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ["==="]],
  [ts.SyntaxKind.PlusToken, ["-"]],
  [ts.SyntaxKind.MinusToken, ["+"]],
  [ts.SyntaxKind.AsteriskToken, ["/"]],
  [ts.SyntaxKind.SlashToken, ["*"]],
  [ts.SyntaxKind.PercentToken, ["*"]],
  [ts.SyntaxKind.AmpersandAmpersandToken, ["||"]],
  [ts.SyntaxKind.BarBarToken, ["&&"]],
  [ts.SyntaxKind.QuestionQuestionToken, ["&&"]],
  [ts.SyntaxKind.PlusEqualsToken, ["-="]],
  [ts.SyntaxKind.MinusEqualsToken, ["+="]],
  [ts.SyntaxKind.AsteriskEqualsToken, ["/="]],
  [ts.SyntaxKind.SlashEqualsToken, ["*="]],
]);

/** Calls that are exchanged for a sister, or, where there is none, left out. */
const METHODS = new Map<string, string | undefined>([
  ["min", "max"],
  ["max", "min"],
  ["floor", "ceil"],
  ["ceil", "floor"],
  ["round", "floor"],
  ["some", "every"],
  ["every", "some"],
  ["startsWith", "endsWith"],
  ["endsWith", "startsWith"],
  ["filter", undefined],
  ["slice", undefined],
  ["sort", undefined],
  ["toSorted", undefined],
  ["reverse", undefined],
  ["trim", undefined],
]);

/** Every way to spoil this very node, without those within it. */
export function spoil(node: ts.Node, source: ts.SourceFile): readonly Spoiled[] {
  if (ts.isBinaryExpression(node)) return [...condition(node), ...binary(node, source)];
  if (ts.isPrefixUnaryExpression(node)) return [...condition(node), ...prefixed(node, source)];
  if (ts.isPostfixUnaryExpression(node)) return updated(node, source);
  if (ts.isCallExpression(node)) return [...condition(node), ...leftOut(node), ...called(node, source)];
  if (ts.isArrowFunction(node)) return arrow(node);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 ? [{ operator: "array", becomes: "[]" }] : [];
  if (ts.isObjectLiteralExpression(node)) return object(node);
  return [...condition(node), ...literal(node)];
}

/** A body is emptied, unless the loop round it could then never end. */
export function isEmptied(node: ts.Node): node is ts.Block {
  if (!ts.isBlock(node) || node.statements.length === 0) return false;
  const { parent } = node;
  if (ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return false;
  return !(ts.isConstructorDeclaration(parent) && node.statements.some(callsParent));
}

function callsParent(statement: ts.Statement): boolean {
  return statement.getText().startsWith("super(");
}

/** What a branch asks is answered beforehand; a loop only "no", because it would not end otherwise. */
function condition(node: ts.Node): readonly Spoiled[] {
  const { parent } = node;
  const no = { operator: "condition", becomes: "false" };
  if ((ts.isIfStatement(parent) && parent.expression === node) || isAsked(node, parent)) {
    return [{ operator: "condition", becomes: "true" }, no];
  }
  if (ts.isWhileStatement(parent) && parent.expression === node) return [no];
  return ts.isForStatement(parent) && parent.condition === node ? [no] : [];
}

function isAsked(node: ts.Node, parent: ts.Node): boolean {
  return ts.isConditionalExpression(parent) && parent.condition === node;
}

function binary(node: ts.BinaryExpression, source: ts.SourceFile): readonly Spoiled[] {
  if (node.operatorToken.kind === ts.SyntaxKind.PlusToken && [node.left, node.right].some(ts.isStringLiteral))
    return [];
  const left = source.text.slice(node.getStart(source), node.operatorToken.getStart(source));
  const right = source.text.slice(node.operatorToken.end, node.end);
  return (BINARY.get(node.operatorToken.kind) ?? []).map((sign) => ({
    operator: node.operatorToken.getText(source),
    becomes: `${left}${sign}${right}`,
  }));
}

function prefixed(node: ts.PrefixUnaryExpression, source: ts.SourceFile): readonly Spoiled[] {
  const operand = node.operand.getText(source);
  if (node.operator === ts.SyntaxKind.ExclamationToken) return [{ operator: "!", becomes: operand }];
  if (node.operator === ts.SyntaxKind.MinusToken) return [{ operator: "unary -", becomes: operand }];
  return updated(node, source);
}

function updated(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  source: ts.SourceFile,
): readonly Spoiled[] {
  const text = node.getText(source);
  const steps = ts.isForStatement(node.parent) && node.parent.incrementor === node;
  if (steps) return [];
  if (text.includes("++")) return [{ operator: "++", becomes: text.replace("++", "--") }];
  return text.includes("--") ? [{ operator: "--", becomes: text.replace("--", "++") }] : [];
}

function leftOut(node: ts.CallExpression): readonly Spoiled[] {
  if (!ts.isExpressionStatement(node.parent) || node.expression.kind === ts.SyntaxKind.SuperKeyword) return [];
  return [{ operator: "call", becomes: "undefined" }];
}

function called(node: ts.CallExpression, source: ts.SourceFile): readonly Spoiled[] {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression) || expression.questionDotToken !== undefined) return [];
  const name = expression.name.text;
  if (!METHODS.has(name)) return [];
  const subject = expression.expression.getText(source);
  const sister = METHODS.get(name);
  const rest = source.text.slice(expression.name.end, node.end);
  return [{ operator: `${name}()`, becomes: sister === undefined ? subject : `${subject}.${sister}${rest}` }];
}

function arrow(node: ts.ArrowFunction): readonly Spoiled[] {
  return ts.isBlock(node.body) ? [] : [{ operator: "arrow", becomes: "() => undefined" }];
}

function object(node: ts.ObjectLiteralExpression): readonly Spoiled[] {
  return node.properties.length > 0 ? [{ operator: "object", becomes: "({})" }] : [];
}

/** Sentences for readers are left alone: their wording is no behaviour. Names, which have no space, are not. */
function literal(node: ts.Node): readonly Spoiled[] {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ operator: "true", becomes: "false" }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ operator: "false", becomes: "true" }];
  if (ts.isNumericLiteral(node)) return [{ operator: "number", becomes: String(Number(node.text) + 1) }];
  if (!ts.isStringLiteral(node) || node.text.includes(" ")) return [];
  return [{ operator: "name", becomes: node.text === "" ? '"spoiled"' : '""' }];
}
