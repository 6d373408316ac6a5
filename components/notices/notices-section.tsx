import { NoticeTroubleNotice } from "@/components/notices/notice-trouble-notice";
import { channelNames, eventNames, stateWord } from "@/components/notices/notice-words";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { StateWord } from "@/components/ui/state-word";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { NoticeLine, NoticesView } from "@/lib/core/notices/notice-view";

/** Where notices go, whether they arrive, and the last ones. */
export function NoticesSection({ view, locale }: { view: NoticesView; locale: string }) {
  const { ways, fields, lines } = view;
  const isAnySetUp = ways.some(({ where }) => where !== null);
  return (
    <section aria-labelledby="notices" className="space-y-3">
      <h2 id="notices">Notices</h2>
      <p className="max-w-prose text-soft">
        Requests that wait for a second person, the answers to them, and cases that need somebody, told where
        people work. {isAnySetUp && <>A notice tells what happened, the way here, and {fields}. </>}Where they
        go and what they tell is set in the server’s environment: NOTICE_SMTP_URL, NOTICE_WEBHOOK_URL and
        NOTICE_FIELDS.
      </p>
      <dl className="grid max-w-prose gap-x-4 gap-y-1 sm:grid-cols-[6rem_1fr]">
        {ways.map(({ channel, where }) => (
          <div key={channel} className="contents">
            <dt className="text-soft">{channelNames[channel]}</dt>
            <dd className="wrap-anywhere">{where ?? "Not set up"}</dd>
          </div>
        ))}
      </dl>
      <NoticeTroubleNotice
        troubles={ways.flatMap(({ trouble }) => trouble ?? [])}
        locale={locale}
        hasReason={true}
      />
      {lines.length > 0 && (
        <Table label="The last notices" head={<Head />}>
          {lines.map((line) => (
            <Line key={`${line.id} ${line.channel}`} line={line} locale={locale} />
          ))}
        </Table>
      )}
    </section>
  );
}

function Head() {
  return (
    <>
      <HeadCell>What</HeadCell>
      <HeadCell>State</HeadCell>
      <HeadCell>Way</HeadCell>
      <HeadCell>When</HeadCell>
    </>
  );
}

function Line({ line, locale }: { line: NoticeLine; locale: string }) {
  const { channel, event, path, at, state, tries, nextAt, fault } = line;
  const isTriedAgain = state === "due" && tries > 0;
  return (
    <tr className="hover:bg-raised">
      <Cell>
        <PageLink href={path}>{eventNames[event]}</PageLink>
      </Cell>
      <Cell>
        <StateWord {...stateWord(state, tries)} />
        {tries > 1 && <span className="text-soft"> after {tries} tries</span>}
        {isTriedAgain && (
          <span className="block text-sm text-soft">
            Next try <Instant at={nextAt} locale={locale} />
          </span>
        )}
        {fault !== null && <bdi className="block max-w-80 text-sm wrap-anywhere text-soft">{fault}</bdi>}
      </Cell>
      <Cell>{channelNames[channel]}</Cell>
      <Cell>
        <Instant at={at} locale={locale} />
      </Cell>
    </tr>
  );
}
