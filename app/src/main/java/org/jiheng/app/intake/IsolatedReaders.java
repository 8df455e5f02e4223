package org.jiheng.app.intake;

import jakarta.annotation.PreDestroy;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.grid.GridReader;
import org.jiheng.documents.reading.isolated.ReadingPool;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** 隔离读取 — what people upload is never taken apart in this process: no file can harm the server (GIT-21). */
@Component
class IsolatedReaders {
    private final ReadingPool pool = new ReadingPool();

    /** For lists that are no forms. */
    @Bean
    GridReader gridReader() {
        return pool;
    }

    FormReader isolated(FormReader reader) {
        return reader.through(pool);
    }

    @PreDestroy
    void stop() {
        pool.close();
    }
}
