import type { MailPart } from '#lib/notifications/compose';
import { LIGHT, RULE_IN_MAIL } from '#lib/values/palette';
import { escapeHtml } from '#lib/values/text/html';

/** What a mail's HTML is made of. */
type Sheet = { board: string; pieces: MailPart[]; foot: MailPart[]; language: string; isRtl: boolean };

// Mail programs read nothing but styles on the element, so this is the one place that has them. Our paper and ink; serifs for headings.
const { ground: PAPER, ink: INK, soft: SOFT, link: LINK } = LIGHT;
const RULE = `1px solid ${RULE_IN_MAIL}`;
const TEXT = `font-family:'Atkinson Hyperlegible Next','Noto Sans','Noto Naskh Arabic',Arial,sans-serif`;
const DISPLAY = `font-family:Vollkorn,Georgia,'Noto Serif','Markazi Text',serif`;
const P = 'margin:0 0 16px;font-size:17px;line-height:26px';
const SMALL = `margin:0 0 8px;font-size:14px;line-height:21px;color:${SOFT}`;
const HEADING = `margin:28px 0 8px;padding:16px 0 0;border-top:${RULE};font-size:20px;line-height:26px;font-weight:bold;${DISPLAY}`;
const BUTTON = `display:inline-block;padding:12px 20px;background:${INK};color:${PAPER};font-size:17px;line-height:24px;font-weight:bold;text-decoration:none`;

/** A mail as a small page: one column, our paper and ink, nothing fetched from anywhere. */
export function mailHtml({ board, pieces, foot, language, isRtl }: Sheet): string {
  const dir = isRtl ? 'rtl' : 'ltr';
  const align = isRtl ? 'right' : 'left';
  return `<!DOCTYPE html>
<html lang="${language}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(board)}</title></head>
<body style="margin:0;padding:0;background:${PAPER}">
<div lang="${language}" dir="${dir}" style="max-width:34em;margin:0 auto;padding:24px 20px;background:${PAPER};color:${INK};text-align:${align};word-break:break-word;overflow-wrap:anywhere;${TEXT}">
<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:2px solid ${INK};font-size:22px;line-height:28px;font-weight:bold;${DISPLAY}"><bdi>${escapeHtml(board)}</bdi></p>
${pieces.map(piece).join('\n')}
<div style="margin:32px 0 0;padding:16px 0 0;border-top:${RULE}">
${foot.map(small).join('\n')}
</div>
</div>
</body>
</html>
`;
}

function piece(part: MailPart): string {
  if (part.is === 'heading') return `<h2 style="${HEADING}">${escapeHtml(part.words)}</h2>`;
  if (part.is === 'words') return `<p style="${P}">${escapeHtml(part.words)}</p>`;
  const style = part.isMain ? BUTTON : `color:${LINK}`;
  return `<p style="${P}"><a href="${escapeHtml(part.address)}" style="${style}">${escapeHtml(part.words)}</a></p>`;
}

function small(part: MailPart): string {
  const words = escapeHtml(part.words);
  const link =
    part.is === 'link' ? `<a href="${escapeHtml(part.address)}" style="color:${SOFT}">${words}</a>` : words;
  return `<p style="${SMALL}">${link}</p>`;
}
