/**
 * The database (数据库): PostgreSQL 18, either embedded in the data folder or a server of the house, its roles, its
 * migrations, and the one place where a data scope is set.
 * Knows no feature: tables belong to the packages that use them.
 */
@NullMarked
package org.jiheng.app.database;

import org.jspecify.annotations.NullMarked;
