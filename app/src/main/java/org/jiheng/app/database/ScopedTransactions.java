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

    ScopedTransactions(JdbcClient database, PlatformTransactionManager transactions) {
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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return ScopedValue.where(CURRENT, scope)
                    .call(() -> transactions.execute(transaction -> {
                        set(scope);
                        return work.get();
                    }));
        }
        if (!CURRENT.isBound() || !CURRENT.get().equals(scope)) {
            throw new IllegalStateException("a transaction is already open in %s; it cannot change to %s"
                    .formatted(CURRENT.isBound() ? CURRENT.get() : "no scope", scope));
        }
        return work.get();
    }

    /** Local to the transaction: a session-wide setting would be inherited by the next borrower of the connection. */
    private void set(Scope scope) {
        database.sql("""
                select set_config('app.region', :region, true), set_config('app.units', :units, true),
                       set_config('app.drafts', :drafts, true), set_config('app.sight', :sight, true)
                """)
                .param("region", scope.regionCode())
                .param("units", scope.unitsSetting())
                .param("drafts", scope.draftsSetting())
                .param("sight", scope.sightSetting())
                .query()
                .singleRow();
    }
}
