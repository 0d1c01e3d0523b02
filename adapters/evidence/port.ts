/** Where the bytes of evidence are kept; keys are made by us, so that no name of a person's becomes a path. */
export interface EvidenceStorage {
  put(key: string, bytes: Buffer, type: string): Promise<void>;
  /** undefined when there is nothing under the key. */
  get(key: string): Promise<Buffer | undefined>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

export interface S3Settings {
  /** Address of the bucket, path style, with a prefix if wanted: `https://s3.example.com/bucket/prefix`. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface EvidenceSettings {
  /** Where files are kept on this machine, when no S3 is named. */
  readonly folder: string;
  readonly s3?: S3Settings;
}

/** The keys of one file: itself and its small picture. */
export const keysOf = (id: string): { readonly file: string; readonly thumbnail: string } => ({
  file: `${id.slice(0, 2)}/${id}`,
  thumbnail: `${id.slice(0, 2)}/${id}.small`,
});
