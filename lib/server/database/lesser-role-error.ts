import "server-only";

/** Thrown where the role that DATABASE_URL names has more rights than it should, or too few to go on. */
export class LesserRoleError extends Error {
  private constructor(message: string) {
    super(message);
    this.name = "LesserRoleError";
  }

  static ofPower(): LesserRoleError {
    return new LesserRoleError(
      "The role that DATABASE_URL names could change the audit log. Beside DATABASE_MIGRATE_URL it must be a role " +
        "that owns no tables, is no superuser and no member of the owner's role.",
    );
  }

  static ofOldTables(): LesserRoleError {
    return new LesserRoleError(
      "The tables are older than this version, and the role that DATABASE_URL names may not change them. " +
        "Start one process with DATABASE_MIGRATE_URL first.",
    );
  }
}
