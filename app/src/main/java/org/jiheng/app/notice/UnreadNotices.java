package org.jiheng.app.notice;

import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.SignedIn;
import org.jiheng.app.web.Unread;
import org.springframework.stereotype.Component;

/** 未读消息数. */
@Component
class UnreadNotices implements Unread {
    private final ScopedTransactions transactions;
    private final Notices notices;

    UnreadNotices(ScopedTransactions transactions, Notices notices) {
        this.transactions = transactions;
        this.notices = notices;
    }

    @Override
    public String href() {
        return NoticeConfiguration.HREF;
    }

    @Override
    public int of(SignedIn user) {
        return user instanceof Officer officer && NoticeConfiguration.TOLD.contains(officer.roleName())
                ? transactions.call(officer.scope(), () -> notices.unread(officer.id()))
                : 0;
    }
}
