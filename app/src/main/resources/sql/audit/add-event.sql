-- Tells what happened; the commit writes it into the chain of the division, with time, number and digest (V102).
insert into audit_told (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address,
                         action, subject_kind, subject_id, before, after, outcome, reason, request_id)
values (:region, :id, :login, :name, :role, :organisation, :address,
        :action, :kind, :subject, :before::json, :after::json, :outcome, :reason, :request)
