import { Notice } from "@/components/ui/notice";
import type { UnreadFilter } from "@/lib/core/search/unread-filters";

/** That the address asks for what is no filter, so that nobody takes the list for narrowed. */
export function UnreadFiltersNotice({ unread }: { unread: readonly UnreadFilter[] }) {
  if (unread.length === 0) return null;
  return (
    <output className="block">
      <Notice tone="caution">
        <p>
          The list is not narrowed by{" "}
          {unread.map(({ label, text }, index) => (
            <span key={label}>
              {index > 0 && ", "}
              {label} “<bdi>{text}</bdi>”
            </span>
          ))}
          : that cannot be read.
        </p>
      </Notice>
    </output>
  );
}
