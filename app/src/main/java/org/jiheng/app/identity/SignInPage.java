package org.jiheng.app.identity;

import org.jspecify.annotations.Nullable;

/**
 * 登录页.
 *
 * @param login what was typed last time, so that only the password need be typed again
 * @param house what the house's own sign-in is called; empty when there is none
 * @param notice a quiet remark, such as 已退出
 * @param problem why the last attempt failed
 */
public record SignInPage(
        String place,
        String login,
        String house,
        @Nullable String notice,
        @Nullable String problem) {}
