/**
 * The report on a period, for people who read it by themselves: {@link
 * io.claritytoolbox.report.Report} is what it says, {@link io.claritytoolbox.report.ReportPage} and
 * {@link io.claritytoolbox.report.ReportMarkdown} are its two forms.
 */
@NullMarked
package io.claritytoolbox.report;

import org.jspecify.annotations.NullMarked;
