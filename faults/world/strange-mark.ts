/** Every event that is none of ours bears this in its number. */
export const strangeMark = "evt_strange";
