package org.jiheng.documents.writing;

/** 文字的角色 — decides the font, and whether a cell is a head or a value. */
public enum Role {
    /** 标题. */
    TITLE,
    /** 栏目名称, beside or above what it names. */
    LABEL,
    /** 填写的内容. */
    VALUE
}
