-- Appends one row to the chain of its division; the trigger gives it time, number and digest.
insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address,
                         action, subject_kind, subject_id, before, after, outcome, reason, request_id)
values (:region, :id, :login, :name, :role, :organisation, :address,
        :action, :kind, :subject, :before::json, :after::json, :outcome, :reason, :request)
