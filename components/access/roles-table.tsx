import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { RoleGroups } from "@/lib/core/access/access-review";
import { permissionWords, roleWords } from "@/lib/core/access/role-words";
import { permissionsOf } from "@/lib/core/operator";

/** What each role may do, and which groups of the provider give it. */
export function RolesTable({ groups }: { groups: readonly RoleGroups[] }) {
  const head = (
    <>
      <HeadCell>Role</HeadCell>
      <HeadCell>May</HeadCell>
      <HeadCell>Given by the groups</HeadCell>
    </>
  );
  return (
    <section aria-labelledby="roles" className="min-w-0 space-y-3">
      <h2 id="roles">Roles</h2>
      <Table label="What each role may do" head={head}>
        {groups.map((row) => (
          <tr key={row.role} className="hover:bg-raised">
            <Cell>{roleWords[row.role]}</Cell>
            <Cell>
              {permissionsOf(row.role)
                .map((one) => permissionWords[one])
                .join(", ")}
            </Cell>
            <Cell>
              {row.groups.length === 0 ? (
                <span className="text-soft">none</span>
              ) : (
                <bdi className="font-mono text-sm">{row.groups.join(", ")}</bdi>
              )}
            </Cell>
          </tr>
        ))}
      </Table>
    </section>
  );
}
