-- Appends one row whose digest was computed outside, in a suite the database does not know; the trigger checks that it continues the chain.
insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address,
                         action, subject_kind, subject_id, before, after, outcome, reason, request_id,
                         at, number, algorithm, previous, hash)
values (:region, :id, :login, :name, :role, :organisation, :address,
        :action, :kind, :subject, :before::json, :after::json, :outcome, :reason, :request,
        :at, :number, :algorithm, :previous, :hash)
