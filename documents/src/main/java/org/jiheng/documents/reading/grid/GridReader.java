package org.jiheng.documents.reading.grid;

import java.util.List;

/** 读成网格 — the bytes of a file become grids, or a sentence why not. Here and nowhere else strange bytes are understood. */
public interface GridReader {
    Reading read(String fileName, byte[] content, Limits limits, Deadline deadline);

    /** 读取结果. */
    sealed interface Reading {
        String mediaType();
    }

    /** All sheets, tables and lines of the file. */
    record Grids(String mediaType, List<Grid> grids) implements Reading {
        public Grids {
            grids = List.copyOf(grids);
        }
    }

    /** Not to be read, and why; the sentence is for its owner, in Chinese. */
    record Refused(String mediaType, ProblemCode code, String sentence) implements Reading {}
}
