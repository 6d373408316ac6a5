import { PageLink } from "@/components/ui/page-link";

/** The way to a list as a file. Without a `download` attribute: an answer that is a page, such as the sign-in, is shown. */
export function ExportLink({ href, words }: { href: string; words: string }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
      <span className="text-soft">{words}</span>
      <PageLink href={href} className="inline-flex min-h-target items-center">
        CSV
      </PageLink>
    </p>
  );
}
