// What the keys and switches of the frame do, in one piece: it is fetched with the first of them.
export { keepChoice } from "@/components/frame/keep-choice";
export { openKeyList } from "@/components/frame/key-list";
export { lookUp } from "@/components/frame/look-up";
export { openPalette } from "@/components/frame/palette";
export { pressKeys } from "@/components/frame/press-key";
export { sayCopied } from "@/components/frame/say-copied";
