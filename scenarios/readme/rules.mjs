import { RULE_CATALOGUE } from "securebeds";

/** The ten rules: what each asks, its parameters as files write them, and what reports say of it. */
export function rules() {
  return ["## The ten rules", INTRODUCTION, ...RULE_CATALOGUE.map(rule)].join("\n\n");
}

const INTRODUCTION = `Every commissioning rule is a key under \`rules:\`. A scenario that does not name a rule has its default; rules may be combined
freely. In TypeScript a function may stand in place of any of them.`;

function rule({ name, question, parameters, defaultSentence, example, exampleSentence }, position) {
  const rows = parameters.map(
    (parameter) =>
      `| \`${parameter.name}\` | ${cell(parameter.meaning)} | \`${parameter.default}\` | \`${parameter.example}\` |`,
  );
  return `### ${position + 1}. \`${name}\`

${question} By default: *${defaultSentence}*

| Parameter | Meaning | Default | Example |
| --- | --- | --- | --- |
${rows.join("\n")}

\`\`\`yaml
rules:
  ${name}: ${example}
\`\`\`

> ${exampleSentence}`;
}

function cell(text) {
  return text.replaceAll("|", "\\|");
}
