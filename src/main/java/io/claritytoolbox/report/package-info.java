/**
 * The periodic report for people. {@link io.claritytoolbox.report.Report} is its content; {@link
 * io.claritytoolbox.report.ReportPage} and {@link io.claritytoolbox.report.ReportMarkdown} write it
 * as HTML and Markdown.
 */
@NullMarked
package io.claritytoolbox.report;

import org.jspecify.annotations.NullMarked;
