-- Puts back what open-for-sealing.sql took away.
alter table target_version     force row level security, enable trigger user;
alter table target_change      force row level security, enable trigger user;
alter table target_alternative force row level security, enable trigger user;
alter table target_fix         force row level security, enable trigger user;
alter table target_kept        force row level security, enable trigger user;
alter table target_submission  force row level security, enable trigger user;
alter table target_adjustment  force row level security, enable trigger user;
