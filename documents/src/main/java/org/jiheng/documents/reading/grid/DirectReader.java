package org.jiheng.documents.reading.grid;

/** 直接读取 — in this very process, for the command line and for the children of the reading pool. */
public final class DirectReader implements GridReader {
    @Override
    public Reading read(String fileName, byte[] content, Limits limits, Deadline deadline) {
        var mediaType = "application/octet-stream";
        try {
            return switch (new FormatDetector(fileName, limits, deadline).detect(content)) {
                case FormatDetector.Refused(var type, var code, var sentence) -> new Refused(type, code, sentence);
                case FormatDetector.Recognised(var source) -> {
                    mediaType = source.mediaType();
                    var grids = new GridBuilder(limits, deadline);
                    source.readInto(grids, limits, deadline);
                    yield new Grids(mediaType, grids.grids());
                }
            };
        } catch (UnreadableFile refused) {
            return new Refused(mediaType, refused.code(), refused.sentence());
        } catch (OutOfMemoryError full) {
            return new Refused(mediaType, ProblemCode.TOO_MUCH_MEMORY, "读取这个文件需要的内存太多，已停止。请只保留绩效表，删去图片和附件，另存后再导入。");
        } catch (StackOverflowError deep) {
            // Our own readers count how deep they are; the libraries do not.
            return new Refused(mediaType, ProblemCode.NESTED_TOO_DEEP, "文件内部套得太深，不是正常的表格。请用办公软件打开后另存为xlsx再导入。");
        }
    }
}
