-- 财政也等单位报出: finance sees what was handed in, as departments do (V080; lifecycle §6). A version after the first is written by nobody's
-- drafting but by the approval of an adjustment, so it is in sight from its first moment.
alter policy handed_in on target_version using (
  jiheng_sees_drafts(unit_id) or state not in ('DRAFT', 'DELETED') or version > 1
  or exists (select from target_submission s where s.region_code = target_version.region_code and s.target_id = target_version.id));
