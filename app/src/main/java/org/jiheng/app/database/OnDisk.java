package org.jiheng.app.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 落盘 — waits until everything that was committed before the call is on the disk. Who comes while the disk is busy waits for the
 * next write, together with all others who came meanwhile.
 */
@Component
class OnDisk {
    private final JdbcClient database;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private long written;

    OnDisk(JdbcClient database) {
        this.database = database;
    }

    /** A message nobody reads, which asks for the write-ahead log to be written out as far as itself. */
    void await() {
        var mine = asked.incrementAndGet();
        turn.lock();
        try {
            if (written < mine) {
                var upTo = asked.get();
                database.sql("select pg_logical_emit_message(false, 'jiheng', '', true)")
                        .query()
                        .singleRow();
                written = upTo;
            }
        } finally {
            turn.unlock();
        }
    }
}
