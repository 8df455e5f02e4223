-- The ground under every business table: who may do what, the data scope, and the web sessions.
-- Run by the owner of the database. ${applicationRole} is the role the application works as.

-- Default deny. Nobody creates tables here but the owner; each migration grants what its own tables need, and a new
-- function can be called by nobody until it says who may.
revoke create on schema public from public;
grant usage on schema public to "${applicationRole}";
alter default privileges revoke execute on functions from public;

-- Data scope, for the policies of row-level security. Set by ScopedTransactions, local to a transaction.
-- After such a transaction the setting is the empty string, not null: without nullif a row whose region is '' would be
-- visible to a transaction without a scope.
create function jiheng_region() returns text
    language sql stable parallel safe
    return nullif(current_setting('app.region', true), '');
comment on function jiheng_region() is '当前数据范围的财政区划代码;没有数据范围时为空';

-- A row that belongs to no unit (null) is seen with the whole region only.
create function jiheng_sees_unit(unit_id bigint) returns boolean
    language sql stable parallel safe
    return case
        when nullif(current_setting('app.region', true), '') is null then false
        when current_setting('app.units', true) = '*' then true
        else coalesce(
            unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::bigint[]), false)
    end;
comment on function jiheng_sees_unit(bigint) is '当前数据范围是否包含该单位;没有数据范围时为否';

grant execute on function jiheng_region(), jiheng_sees_unit(bigint) to "${applicationRole}";

-- Spring Session, as org/springframework/session/jdbc/schema-postgresql.sql has it.
create table spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);

create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);

grant select, insert, update, delete on spring_session, spring_session_attributes to "${applicationRole}";
