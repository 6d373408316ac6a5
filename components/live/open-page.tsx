import { FollowedPage } from "@/components/live/followed-page";

/** What a page that stands open needs so that it stays true; what can be rendered on the server comes from here. */
export function OpenPage(props: {
  address: string;
  version: string | null;
  /** Read out when it becomes another one; null while the page has nothing to say. */
  words: string | null;
  /** Whether Stripe cannot be asked at the moment, so that the page tries again by itself. */
  isWaiting: boolean;
}) {
  const { address, ...page } = props;
  return <FollowedPage {...page} live={liveAddress(address)} signedOut={<SignedOut address={address} />} />;
}

/** Where the page is followed, up to the number of its showing. */
function liveAddress(address: string): string {
  const [path, query] = address.split("?", 2);
  return `${path}/live?${query === undefined ? "" : `${query}&`}page=`;
}

function SignedOut({ address }: { address: string }) {
  return (
    <span className="text-caution">
      You are signed out. What you typed stays here:{" "}
      <a href={address} target="_blank" rel="noreferrer">
        sign in (new tab)
      </a>
      , then come back.
    </span>
  );
}
