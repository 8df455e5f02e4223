package org.jiheng.app.intake;

import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.grid.Deadline;
import org.jiheng.documents.reading.grid.GridReader;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.documents.reading.grid.PagePictures;
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

    /** The page as a PNG, or the sentence why not. */
    PagePictures.Drawing draw(String fileName, byte[] content, int page) {
        return pool.draw(
                fileName, content, page, Limits.STANDARD, new Deadline(Limits.STANDARD, InstantSource.system()));
    }

    FormReader isolated(FormReader reader) {
        return reader.through(pool);
    }

    @PreDestroy
    void stop() {
        pool.close();
    }
}
