-- Roles and the database itself are made by the launcher (org.naohai.postgres.Database).
revoke all on schema public from public;
