package org.jiheng.app.web;

/** 未读数 — how many things wait unread for whoever is signed in; told by the feature that has them, shown at its noun in the bar. */
public interface Unread {
    /** Of the entry of the bar it belongs to. */
    String href();

    int of(SignedIn user);
}
