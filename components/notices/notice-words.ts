import type { NoticeTone } from "@/components/ui/notice";
import type { NoticeChannel, NoticeEvent, NoticeState } from "@/lib/core/notices/notice";

export const channelNames: Record<NoticeChannel, string> = { email: "E-mail", webhook: "Webhook" };

export const eventNames: Record<NoticeEvent, string> = {
  awaiting_approval: "Waits for a second person",
  returned: "Sent back with a question",
  approved: "Approved",
  rejected: "Rejected",
  expired: "Lapsed",
  needs_attention: "Case opened",
};

/** A first try that is due is no trouble yet. */
export function stateWord(state: NoticeState, tries: number): { tone: NoticeTone; text: string } {
  switch (state) {
    case "sent":
      return { tone: "good", text: "Sent" };
    case "due":
      return tries === 0 ? { tone: "neutral", text: "Queued" } : { tone: "caution", text: "Tried again" };
    case "sending":
      return { tone: "neutral", text: "Being sent" };
    case "in_doubt":
      return { tone: "caution", text: "May have arrived" };
    case "given_up":
      return { tone: "bad", text: "Given up" };
    case "not_set_up":
      return { tone: "neutral", text: "Not set up" };
  }
}
