import { createFolderStorage } from './folder.ts';
import type { EvidenceSettings, EvidenceStorage } from './port.ts';
import { createS3Storage } from './s3.ts';

/** S3 where it is configured, else a folder of this machine. */
export const createEvidenceStorage = ({ folder, s3 }: EvidenceSettings): EvidenceStorage =>
  s3 ? createS3Storage(s3) : createFolderStorage(folder);
