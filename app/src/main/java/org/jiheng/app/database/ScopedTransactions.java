package org.jiheng.app.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 限定范围的事务 — the one place where a data scope is set. Row-level security shows nothing to a transaction that was not
 * opened here. There is no scope that sees everything: system work runs in the scope of the division it works for.
 *
 * <p>The scope lasts exactly as long as the transaction. A call inside a call joins it if it asks for the same scope; another
 * scope, or a transaction that was begun elsewhere, is a programming mistake and refused, because the new scope would
 * silently stay in force for the rest of the outer one.
 */
@Component
public final class ScopedTransactions {
    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final OnDisk disk;

    ScopedTransactions(JdbcClient database, PlatformTransactionManager transactions, OnDisk disk) {
        this.disk = disk;
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
    }

    public void run(Scope scope, Runnable work) {
        call(scope, () -> {
            work.run();
            return null;
        });
    }

    public <T extends @Nullable Object> T call(Scope scope, Supplier<T> work) {
        return joins(scope) ? work.get() : begin(scope, false, work);
    }

    /**
     * 成组落盘 — the same, for what many do at the same moment: nobody holds a lock while the disk is waited for, and one write to
     * the disk serves all who wait. When it returns, what was done is on the disk as after any other commit.
     */
    public <T extends @Nullable Object> T callInCompany(Scope scope, Supplier<T> work) {
        if (joins(scope)) {
            return work.get();
        }
        var result = begin(scope, true, work);
        disk.await();
        return result;
    }

    private static boolean joins(Scope scope) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        if (!CURRENT.isBound() || !CURRENT.get().equals(scope)) {
            throw new IllegalStateException("a transaction is already open in %s; it cannot change to %s"
                    .formatted(CURRENT.isBound() ? CURRENT.get() : "no scope", scope));
        }
        return true;
    }

    private <T extends @Nullable Object> T begin(Scope scope, boolean diskLater, Supplier<T> work) {
        return ScopedValue.where(CURRENT, scope)
                .call(() -> transactions.execute(transaction -> {
                    set(scope, diskLater);
                    return work.get();
                }));
    }

    /** Local to the transaction: a session-wide setting would be inherited by the next borrower of the connection. */
    private void set(Scope scope, boolean diskLater) {
        database.sql("""
                select set_config('app.region', :region, true), set_config('app.units', :units, true),
                       set_config('app.drafts', :drafts, true), set_config('app.sight', :sight, true),
                       set_config('synchronous_commit',
                                  case when :diskLater then 'off' else current_setting('synchronous_commit') end, true)
                """)
                .param("region", scope.regionCode())
                .param("units", scope.unitsSetting())
                .param("drafts", scope.draftsSetting())
                .param("sight", scope.sightSetting())
                .param("diskLater", diskLater)
                .query()
                .singleRow();
    }
}
