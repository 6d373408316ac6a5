/** One spelling for each mark around digits: the spaces, the apostrophes, and a Japanese keyboard's wide marks. */
export function plainMarks(text: string): string {
  return text
    .replace(/[\u00A0\u202F]/g, " ")
    .replace(/\u2019/g, "'")
    .replace(/[．，＄￡￥￦]/g, (wide) => wide.normalize("NFKC"));
}
