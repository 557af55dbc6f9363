package io.claritytoolbox.chart;

import io.claritytoolbox.model.UntrustedText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes SVG and HTML, and escapes text and attributes, so that text from visitors can't contain
 * markup.
 */
public final class Markup {
  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter xml;

  public Markup() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK can't write XML", e);
    }
  }

  /** Writes the content of an element. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Markup markup);
  }

  /** Writes an element. The attributes are pairs of name and value. */
  public Markup element(String name, Content content, String... attributes) {
    run(() -> xml.writeStartElement(name));
    attributes(attributes);
    content.writeTo(this);
    // Closes the start tag, because HTML has <td></td> but not <td/>.
    run(() -> xml.writeCharacters(""));
    run(xml::writeEndElement);
    return this;
  }

  /** Writes an element that contains only text. */
  public Markup text(String name, String text, String... attributes) {
    return element(name, inside -> inside.text(text), attributes);
  }

  /** Writes an element without content, such as {@code <rect/>} or {@code <meta/>}. */
  public Markup empty(String name, String... attributes) {
    run(() -> xml.writeEmptyElement(name));
    return attributes(attributes);
  }

  /** Writes text without invisible characters and control characters. */
  public Markup text(String text) {
    run(() -> xml.writeCharacters(UntrustedText.clean(text)));
    return this;
  }

  /**
   * Writes markup of this program, such as a style sheet or a script. Never use it for text from
   * visitors.
   */
  public Markup trusted(String markup) {
    run(() -> xml.writeCharacters(""));
    run(xml::flush);
    written.write(markup);
    return this;
  }

  /** The markup so far. */
  @Override
  public String toString() {
    run(() -> xml.writeCharacters(""));
    run(xml::flush);
    return written.toString();
  }

  private Markup attributes(String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      String name = pairs[i];
      String value = UntrustedText.clean(pairs[i + 1]);
      run(() -> xml.writeAttribute(name, value));
    }
    return this;
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  /** A string writer never fails. */
  private static void run(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("markup that isn't well formed", e);
    }
  }
}
