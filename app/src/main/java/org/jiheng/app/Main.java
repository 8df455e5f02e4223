package org.jiheng.app;

/** 绩衡的入口 — the one entry of the command line and of the server. */
public final class Main {
    private Main() {}

    static void main(String[] arguments) {
        System.out.println("绩衡 Jiheng " + arguments.length);
    }
}
