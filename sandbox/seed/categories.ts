const BY_CATEGORY: Readonly<Record<string, readonly string[]>> = {
  apparel: ['T-Shirt', 'Fleece Jacket', 'Running Shoes', 'Sneakers', 'Hiking Boots', 'Sunglasses', 'Wristwatch'],
  electronics: [
    'Laptop',
    'Smartphone',
    'Tablet',
    'E-Reader',
    'Smart Watch',
    'Digital Camera',
    'Action Camera',
    'Bluetooth Speaker',
    'Headphones',
    'Wireless Earbuds',
    'Mechanical Keyboard',
    'Gaming Mouse',
    'Portable Charger',
    'Smart Thermostat',
    'Indoor Security Camera',
  ],
  appliances: ['Coffee Maker', 'Espresso Machine', 'Electric Kettle', 'Vacuum Cleaner', 'Air Purifier'],
  home: ['Desk Lamp', 'LED Light Bulb', 'Office Chair', 'Bookshelf', 'Wall Clock', 'Tea Kettle', 'Water Bottle'],
  'personal-care': ['Electric Toothbrush', 'Perfume', 'Makeup Kit'],
  sports: ['Bicycle', 'Cycling Helmet', 'Skateboard', 'Dumbbell Set', 'Yoga Mat'],
  garden: ['Garden Hose', 'Grill', 'Patio Umbrella'],
  travel: ['Backpack', 'Luggage Set'],
  stationery: ['Notebook'],
  toys: ['Jigsaw Puzzle'],
  pets: ['Pet Bed'],
};

const CATEGORY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_CATEGORY).flatMap(([category, names]) => names.map((name) => [name, category] as const)),
);

/** What kind of goods a product of the file is; one that is not listed is plain `general`. */
export const categoryOf = (productName: string): string => CATEGORY_OF.get(productName) ?? 'general';
