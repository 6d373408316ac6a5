/**
 * What a ticket is compared by: “tck-812 ” and “TCK-812” are one ticket. Null for an empty one, which is the
 * same as no other. Stored beside the ticket, so that the database compares exactly as we do.
 */
export function ticketKey(ticket: string): string | null {
  // Lower case can leave letters apart that belong together, so they are joined after it.
  const key = ticket.trim().toLowerCase().normalize("NFC");
  return key === "" ? null : key;
}
