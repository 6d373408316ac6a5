import type { NoticeChannel, NoticeEvent, NoticeState } from "./notice";

/** A way out as an administrator sees it. */
export type NoticeWay = {
  readonly channel: NoticeChannel;
  /** Such as `smtp host, 2 addresses`; null where nobody set it up. Holds no secret. */
  readonly where: string | null;
  readonly trouble: NoticeTrouble | null;
};

/** Nothing has gone out since, though it was tried. */
export type NoticeTrouble = {
  readonly channel: NoticeChannel;
  readonly since: Date;
  readonly notices: number;
  readonly fault: string;
};

/** A notice among the last ones. */
export type NoticeLine = {
  readonly id: string;
  readonly channel: NoticeChannel;
  readonly event: NoticeEvent;
  /** Where the rest stands, within the console. */
  readonly path: string;
  readonly at: Date;
  readonly state: NoticeState;
  readonly tries: number;
  readonly nextAt: Date;
  readonly endedAt: Date | null;
  readonly fault: string | null;
};

export type NoticesView = {
  readonly ways: readonly NoticeWay[];
  /** What is told beside the event and the link, in words. */
  readonly fields: string;
  readonly lines: readonly NoticeLine[];
};
