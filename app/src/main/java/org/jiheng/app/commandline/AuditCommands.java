package org.jiheng.app.commandline;

import picocli.CommandLine.Command;

/** 留痕. */
@Command(name = "audit", description = "操作留痕：核验、导出、归档", synopsisSubcommandLabel = "verify|export|archive")
final class AuditCommands {}
