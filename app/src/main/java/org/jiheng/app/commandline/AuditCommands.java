package org.jiheng.app.commandline;

import picocli.CommandLine.Command;

/** 留痕. */
@Command(name = "audit", description = "操作留痕：核验有没有被改过", synopsisSubcommandLabel = "verify")
final class AuditCommands {}
