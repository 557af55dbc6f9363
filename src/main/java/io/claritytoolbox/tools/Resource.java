package io.claritytoolbox.tools;

/** A document that a client can read by its address. */
public interface Resource {
  /** The description, the same in every call. */
  Definition definition();

  /** The present text. */
  String read();

  /**
   * The description of a resource or of a template.
   *
   * @param uri the address; in a template, variables are {@code {name}}
   * @param name short and unique
   * @param title for people
   * @param description one sentence for models
   * @param mimeType of the text, for example {@code text/markdown}
   */
  record Definition(String uri, String name, String title, String description, String mimeType) {}
}
