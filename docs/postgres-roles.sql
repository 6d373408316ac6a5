-- Two roles on PostgreSQL: one owns the tables, the other works with them and can only add to the audit log.
-- Run once by a superuser, in the console's own database, with other passwords:
--   psql -d refund_console -v owner_password=... -v server_password=... -f postgres-roles.sql
-- Why, and what each process is started with: docs/audit-log.md.
create role refund_console_owner login password :'owner_password';
create role refund_console_server login password :'server_password';
revoke create on schema public from public;
grant create, usage on schema public to refund_console_owner;
grant usage on schema public to refund_console_server;
-- For the list of applied migrations, and for the schemas of further accounts.
select format('grant create, connect on database %I to refund_console_owner', current_database()) \gexec
select format('grant connect on database %I to refund_console_server', current_database()) \gexec
