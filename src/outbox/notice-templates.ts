import { z } from "zod";

import type { Notice } from "../messages/reply.ts";

const name = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/, "must be lower-case letters, digits and _");
const price = z.number().min(0).max(100_000);

const parameter = z.strictObject({
  /** Its name in the approved template. */
  name,
  /** Our values for it: the first that fits is sent. */
  from: z.array(name).min(1),
  /** The most characters that Zalo allows for its kind: 30 for a name, 200 for an address. */
  max: z.int().min(1).max(400),
});

const template = z
  .strictObject({
    /** What it stands for: "reminder" or "broadcast". */
    about: z.enum(["reminder", "broadcast"]),
    /** The number that Zalo gave; null while it is not approved. */
    template_id: z
      .string()
      .regex(/^\d{1,20}$/, "must be the number that Zalo gave")
      .nullable(),
    /** To whom it may be sent: people who know the OA, and telephone numbers. */
    to: z.array(z.enum(["user", "phone"])).min(1),
    price: z
      .strictObject({ user: price.nullable(), phone: price.nullable(), as_of: z.iso.date(), grade: z.string().min(1) })
      .nullable(),
    /** The text as it was handed in for approval, with <name> where a value stands. */
    text: z.string().min(1).max(400),
    parameters: z.array(parameter),
  })
  .superRefine(({ parameters, text }, context) => {
    const complain = (message: string, at: number) =>
      context.addIssue({ code: "custom", message, path: ["parameters", at, "name"] });
    parameters.forEach(({ name: one }, at) => {
      if (parameters.findIndex((other) => other.name === one) !== at) complain(`${one} stands twice`, at);
      if (!text.includes(`<${one}>`)) complain(`<${one}> does not stand in the text`, at);
    });
    for (const [, one] of text.matchAll(/<([^<>]+)>/g))
      if (!parameters.some((other) => other.name === one))
        context.addIssue({ code: "custom", message: `<${one}> is no parameter`, path: ["text"] });
  });

/** The texts of a campaign that Zalo has approved (`zalo-templates.yaml`). */
export const noticeTemplatesSchema = z
  .strictObject({ templates: z.array(template) })
  .superRefine(({ templates }, context) =>
    templates.forEach(({ about }, at) => {
      if (templates.findIndex((one) => one.about === about) !== at)
        context.addIssue({ code: "custom", message: `${about} stands twice`, path: ["templates", at, "about"] });
    }),
  );

/** The texts of a campaign that Zalo has approved. */
export type NoticeTemplates = z.infer<typeof noticeTemplatesSchema>;
/** One of them. */
export type NoticeTemplate = NoticeTemplates["templates"][number];

/** Whether Zalo has approved any of them. */
export const hasApproved = ({ templates }: NoticeTemplates): boolean =>
  templates.some(({ template_id: id }) => id !== null);

/** A notice in an approved text, or why it cannot be sent as one; `parameter` is the first that nothing fits. */
export type Filled =
  | {
      readonly kind: "filled";
      readonly template: NoticeTemplate & { readonly template_id: string };
      readonly data: Readonly<Record<string, string>>;
    }
  | { readonly kind: "no_template" }
  | { readonly kind: "unfit"; readonly parameter: string };

/** Line breaks and everything else that is not to be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** Puts a notice into the approved text that stands for it; a value that is empty or too long is never cut. */
export function fillNotice({ templates }: NoticeTemplates, notice: Notice): Filled {
  const template = templates.find(({ about }) => about === notice.about);
  if (!template || template.template_id === null) return { kind: "no_template" };
  const data: Record<string, string> = {};
  for (const { name: parameterName, from, max } of template.parameters) {
    const fitting = from
      .map((one) => cleanValue(notice.values[one] ?? ""))
      .find((one) => one !== "" && one.length <= max);
    if (fitting === undefined) return { kind: "unfit", parameter: parameterName };
    data[parameterName] = fitting;
  }
  return { kind: "filled", template: { ...template, template_id: template.template_id }, data };
}

/** A value on one line, without what is not to be seen and without marks of a template's own ("<", ">"). */
function cleanValue(value: string): string {
  return value.normalize("NFC").toWellFormed().replace(UNSEEN, " ").replace(/[<>]/g, "").replace(/\s+/g, " ").trim();
}
