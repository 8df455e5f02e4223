package org.jiheng.app.identity;

import org.jspecify.annotations.Nullable;

/**
 * 登录页.
 *
 * @param login what was typed last time, so that only the password need be typed again
 * @param notice a quiet remark, such as 已退出
 * @param problem why the last attempt failed
 */
public record SignInPage(
        String place,
        String login,
        @Nullable String notice,
        @Nullable String problem) {}
