/** Where a parcel goes or comes from: personal data, passed through and never kept in a case (R50). */
export interface Address {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state?: string;
  readonly zip: string;
  readonly country: string;
  readonly phone?: string;
}
