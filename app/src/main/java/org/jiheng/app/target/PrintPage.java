package org.jiheng.app.target;

/** 打印页 — the sheet alone, as the printer will give it. */
public record PrintPage(String name, SheetView sheet, String backHref, String xlsxHref) {}
