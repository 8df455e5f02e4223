package org.jiheng.app.web;

/** 没有找到 — somebody asked for a thing that is not there, or not theirs, or not for their role; published when the answer is made. */
public record AskedInVain(String method, String path, String address, boolean forbidden) {}
