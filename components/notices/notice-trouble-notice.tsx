import { channelNames } from "@/components/notices/notice-words";
import { Instant } from "@/components/ui/instant";
import { Notice } from "@/components/ui/notice";
import type { NoticeTrouble } from "@/lib/core/notices/notice-view";

/** Nothing goes out on a way: for an administrator with the reason, for whoever waits with what to do meanwhile. */
export function NoticeTroubleNotice(props: {
  troubles: readonly NoticeTrouble[];
  locale: string;
  hasReason: boolean;
}) {
  return props.troubles.map(({ channel, since, notices, fault }) => (
    <Notice key={channel} tone="bad">
      <p>
        <strong className="font-semibold">{channelNames[channel]}: no notice goes out.</strong>{" "}
        {notices === 1 ? "1 has" : `${notices} have`} failed since{" "}
        <Instant at={since} locale={props.locale} />.
      </p>
      {props.hasReason ? (
        <p className="wrap-anywhere">
          The last answer: <bdi>{fault}</bdi>
        </p>
      ) : (
        <p>Look here yourself meanwhile, and tell an administrator: the reason stands under Settings.</p>
      )}
    </Notice>
  ));
}
