package org.jiheng.app.notice;

import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.SignedIn;
import org.jiheng.app.web.Unread;
import org.springframework.stereotype.Component;

/** 未读消息数. */
@Component
class UnreadNotices implements Unread {
    private final AccessPolicy access;
    private final Notices notices;

    UnreadNotices(AccessPolicy access, Notices notices) {
        this.access = access;
        this.notices = notices;
    }

    @Override
    public String href() {
        return NoticeConfiguration.HREF;
    }

    @Override
    public int of(SignedIn user) {
        return user instanceof Officer officer && AccessPolicy.may(officer, Deed.SEE_DESK)
                ? access.call(officer, Deed.SEE_DESK, () -> notices.unread(officer.id()))
                : 0;
    }
}
